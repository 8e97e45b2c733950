import { z } from 'zod'

/** The point of a picture that no crop may lose, in per cent from its left and top. */
export type Focus = { x: number; y: number }

export const CENTRE: Focus = { x: 50, y: 50 }

const percent = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d+(?:\.\d+)?$/)
      .transform(Number),
  ])
  .transform((value) => Math.round(Math.min(100, Math.max(0, value))))
  .optional()
  .catch(undefined)

const editsSchema = z
  .object({ uploadEdits: z.object({ focalPoint: z.object({ x: percent, y: percent }) }) })
  .catch({ uploadEdits: { focalPoint: { x: undefined, y: undefined } } })

const dataSchema = z
  .object({ focalX: percent, focalY: percent })
  .catch({ focalX: undefined, focalY: undefined })

/** What a stored picture says of its focal point; one that was stored before there were any has it in the middle. */
export function focusOf(stored: unknown): Focus {
  const { focalX, focalY } = dataSchema.parse(stored)
  return { x: focalX ?? CENTRE.x, y: focalY ?? CENTRE.y }
}

/**
 * The focal point that the request asks for, or undefined when it asks for none. The admin names a new one in the query; its
 * form sends the stored one with every save, which asks for nothing.
 */
export function toWantedFocus(query: unknown, data: unknown, stored: Focus): Focus | undefined {
  const { x, y } = editsSchema.parse(query).uploadEdits.focalPoint
  if (x !== undefined && y !== undefined) return { x, y }
  const { focalX = stored.x, focalY = stored.y } = dataSchema.parse(data)
  const wanted = { x: focalX, y: focalY }
  return isSameFocus(wanted, stored) ? undefined : wanted
}

export const isSameFocus = (a: Focus, b: Focus): boolean => a.x === b.x && a.y === b.y
