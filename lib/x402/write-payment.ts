import type { WritePayment } from './payment-header'
import { writePayment as writeV1 } from './v1/payload'
import { writePayment as writeV2 } from './v2/payload'

/** Writes the header that pays, in the version the seller spoke. */
export const writePayment: WritePayment = (payment) =>
  payment.terms.version === 1 ? writeV1(payment) : writeV2(payment)
