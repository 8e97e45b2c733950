'use client'

import { Button, Modal, useModal } from '@payloadcms/ui'
import { type ReactNode, useState } from 'react'
import { LONGEST_REASON } from '../reason'
import styles from './desk.module.css'

type Props = {
  slug: string
  heading: string
  children?: ReactNode
  label: string
  confirmLabel: string
  /** Whether it is done without a reason, too. */
  isOptional?: boolean
  onConfirm: (reason: string) => void
}

/** Asks for a reason before something is done that colleagues will wonder about; it closes only when it has one, or is cancelled. */
export function ReasonModal({
  slug,
  heading,
  children,
  label,
  confirmLabel,
  isOptional = false,
  onConfirm,
}: Props) {
  const { closeModal, isModalOpen } = useModal()
  const [reason, setReason] = useState('')
  if (!isModalOpen(slug)) return null
  const isGiven = isOptional || reason.trim() !== ''
  return (
    <Modal slug={slug} className="confirmation-modal" closeOnBlur={false} aria-labelledby={`${slug}-heading`}>
      <div className="confirmation-modal__wrapper">
        <div className="confirmation-modal__content">
          <h1 id={`${slug}-heading`}>{heading}</h1>
          {children}
          <div className={styles.why}>
            <label htmlFor={`${slug}-reason`}>{label}</label>
            <textarea
              id={`${slug}-reason`}
              rows={3}
              maxLength={LONGEST_REASON}
              value={reason}
              aria-describedby={`${slug}-room`}
              onChange={({ target }) => setReason(target.value)}
            />
            <p id={`${slug}-room`}>
              Colleagues see it; readers never do. {LONGEST_REASON - reason.length} characters left.
            </p>
          </div>
        </div>
        <div className="confirmation-modal__controls">
          <Button buttonStyle="secondary" size="large" type="button" onClick={() => closeModal(slug)}>
            Cancel
          </Button>
          <Button
            size="large"
            type="button"
            disabled={!isGiven}
            onClick={() => {
              closeModal(slug)
              setReason('')
              onConfirm(reason.trim())
            }}
          >
            {confirmLabel}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
