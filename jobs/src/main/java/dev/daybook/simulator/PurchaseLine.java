package dev.daybook.simulator;

/** Some pieces of one product. */
public record PurchaseLine(Product product, int pieces) {
  public long totalFen() {
    return (long) product.priceFen() * pieces;
  }
}
