/**
 * Deleting, hiding, restoring and finally removing rows of soft-deletable entities.
 */
@NullMarked
package dev.plinth.softdelete;

import org.jspecify.annotations.NullMarked;
