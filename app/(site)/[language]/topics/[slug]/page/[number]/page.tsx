export { default, generateMetadata } from '../../../../../topics/[slug]/page/[number]/page'
