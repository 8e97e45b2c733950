export { default, generateMetadata } from '../../../../archive/[year]/[month]/page'
