export { default, generateMetadata } from '../../../../../authors/[slug]/page/[number]/page'
