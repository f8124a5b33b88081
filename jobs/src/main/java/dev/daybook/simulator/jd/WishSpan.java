package dev.daybook.simulator.jd;

/**
 * After-sales are asked for by the time of the buyer's wish, {@code applyTime}, or by that of what
 * the platform did with it. Both in seconds since 1970, as times of the second kind.
 *
 * @param acted asked for by the second kind
 */
record WishSpan(boolean acted, long from, long to) {
  /** The wish comes so long before the platform acts on it. */
  static final long SECONDS_TO_DECIDE = 30;

  /**
   * @param acting the second time's name, such as {@code checkTime}; {@code begin} and {@code end}
   *     are what follows on either name
   */
  static WishSpan of(JdCall call, Wrapper wrapper, String acting, String begin, String end) {
    boolean acted = !call.text(acting + begin).isEmpty();
    String time = acted ? acting : "applyTime";
    long shift = acted ? 0 : SECONDS_TO_DECIDE;
    return new WishSpan(
        acted, call.time(wrapper, time + begin) + shift, call.time(wrapper, time + end) + shift);
  }
}
