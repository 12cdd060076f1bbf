package dev.plinth.softdelete;

import java.time.Instant;
import java.util.UUID;

/**
 * One delete operation: what it writes into every row that it takes.
 *
 * @param id the identifier of the operation
 * @param at when it happened
 * @param by the auditor
 */
record Deletion(UUID id, Instant at, String by) {

}
