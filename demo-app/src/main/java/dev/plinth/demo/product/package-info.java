/**
 * Products and their prices.
 */
@NullMarked
package dev.plinth.demo.product;

import org.jspecify.annotations.NullMarked;
