package dev.daybook.book;

/** A channel's number of an order or after-sale, in one shop. */
record ShopKey(int shopId, String no) {}
