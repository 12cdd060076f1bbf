package dev.plinth.demo.product;

import dev.plinth.softdelete.SoftDeleteRepository;

/**
 * The products.
 */
public interface ProductRepository extends SoftDeleteRepository<Product, Long> {

}
