export { default, generateMetadata } from '../../follow/page'
