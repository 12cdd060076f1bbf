/**
 * The bases that entities extend and the mixins that they implement.
 */
@NullMarked
package dev.plinth.entity;

import org.jspecify.annotations.NullMarked;
