export { default, generateMetadata } from '../../../corrections/[year]/page'
