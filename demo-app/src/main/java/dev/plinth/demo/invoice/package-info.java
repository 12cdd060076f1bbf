/**
 * Invoices with lines and tags.
 */
@NullMarked
package dev.plinth.demo.invoice;

import org.jspecify.annotations.NullMarked;
