export { default, generateMetadata } from '../../topics/page'
