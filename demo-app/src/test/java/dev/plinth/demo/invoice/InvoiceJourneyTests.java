package dev.plinth.demo.invoice;

/**
 * The life of an invoice on H2, as the application starts by default.
 */
class InvoiceJourneyTests extends AbstractInvoiceJourney {

}
