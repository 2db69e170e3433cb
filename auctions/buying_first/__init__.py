"""The right of co-owners to buy before the first sale: what is known of it, and its entries."""
