package dev.plinth.demo.invoice;

import dev.plinth.softdelete.SoftDeleteRepository;

/**
 * The invoices.
 */
interface InvoiceRepository extends SoftDeleteRepository<Invoice, Long> {

}
