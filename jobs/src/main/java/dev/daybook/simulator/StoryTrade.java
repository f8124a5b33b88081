package dev.daybook.simulator;

/** The usual trade: lives out of a book of stories, the money of {@link Purchase}. */
public abstract class StoryTrade implements Trade {
  private final World world;
  private final Prices prices;
  private final Timelines timelines;
  private final OrderNumbers numbers;

  protected StoryTrade(World world, StoryBook book, Prices prices) {
    this.world = world;
    this.prices = prices;
    this.timelines = new Timelines(world, book);
    this.numbers = new OrderNumbers(world.seed());
  }

  protected World world() {
    return world;
  }

  /** Index ↔ nine digits. */
  protected OrderNumbers numbers() {
    return numbers;
  }

  /**
   * Digits of this shop, the same for all its orders: {@code 004217} for 1,000,000.
   *
   * @param below a power of ten
   */
  protected long shopDigits(long below) {
    return Math.floorMod(world.seed(), below);
  }

  @Override
  public Timeline life(int index) {
    return timelines.of(index);
  }

  @Override
  public Purchase purchase(int index) {
    return Purchase.of(world.seed(), index, prices);
  }

  @Override
  public BuyerSide buyer(int index) {
    return BuyerSide.of(world.seed(), index);
  }
}
