/**
 * Users, the customers of invoices, with an e-mail that is unique among the living.
 */
@NullMarked
package dev.plinth.demo.user;

import org.jspecify.annotations.NullMarked;
