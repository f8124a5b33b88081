package dev.daybook.simulator;

/** Some pieces of one product. */
record PurchaseLine(Product product, int pieces) {
  long totalFen() {
    return (long) product.priceFen() * pieces;
  }
}
