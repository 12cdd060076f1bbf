/**
 * Who wrote a row, and when: clock, auditor, run-as and the stamps made of them.
 * {@link dev.plinth.audit.AuditStamps} is where the rest of the library asks; the auditor
 * it gives has been resolved before the flush that asks for it.
 */
@NullMarked
package dev.plinth.audit;

import org.jspecify.annotations.NullMarked;
