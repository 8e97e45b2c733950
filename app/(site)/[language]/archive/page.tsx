export { default, generateMetadata } from '../../archive/page'
