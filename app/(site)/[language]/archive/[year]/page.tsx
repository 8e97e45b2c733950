export { default, generateMetadata } from '../../../archive/[year]/page'
