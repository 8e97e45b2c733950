export { default, generateMetadata } from '../../corrections/page'
