import styles from './mark.module.css'

/** The address of the site's own icon, in its signal colour. */
const ICON = '/favicon.svg'

/** In the header of the admin: the site's icon. */
export function NewsroomIcon() {
  return <img src={ICON} alt="Dashboard" width={20} height={20} />
}

/** Over the sign-in: whose newsroom it is shows by the site's icon. */
export function NewsroomLogo() {
  return (
    <p className={styles.logo}>
      <img src={ICON} alt="" width={56} height={56} />
      Newsroom
    </p>
  )
}
