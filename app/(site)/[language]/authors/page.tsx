export { default, generateMetadata } from '../../authors/page'
