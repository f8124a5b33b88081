package dev.daybook.fences.broken;

import java.math.BigDecimal;

/** A field, a parameter, a result, and a value on its way. */
public final class IsInexact {
  public static class InAField {
    double total;
  }

  public static class InAParameter {
    void pay(float amount) {}
  }

  public static class InAResult {
    Double total() {
      return null;
    }
  }

  public static class OnItsWay {
    BigDecimal half(BigDecimal amount) {
      return BigDecimal.valueOf(amount.doubleValue());
    }
  }

  private IsInexact() {}
}
