package dev.plinth.demo.invoice;

import java.util.List;

/**
 * What a request to create an invoice and one to change it have in common.
 */
interface InvoiceContent {

	Long customerId();

	String description();

	List<LineRequest> lines();

	List<String> tags();

}
