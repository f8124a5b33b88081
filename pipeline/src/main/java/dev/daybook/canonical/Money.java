package dev.daybook.canonical;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount in one currency, kept at that currency's own scale: 2 for CNY, 0 for JPY. */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
  public Money {
    int scale = currency.getDefaultFractionDigits();
    if (amount.stripTrailingZeros().scale() > scale) {
      throw new IllegalArgumentException(
          "%s has more than the %d decimals of %s"
              .formatted(amount.toPlainString(), scale, currency));
    }
    amount = amount.setScale(scale);
  }

  /** From the smallest unit: {@code ofMinor(6230, CNY)} is 62.30 CNY. */
  public static Money ofMinor(long minor, Currency currency) {
    return new Money(BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()), currency);
  }

  public static Money zero(Currency currency) {
    return ofMinor(0, currency);
  }

  /** In the smallest unit (fen for CNY). */
  public long minor() {
    return amount.unscaledValue().longValueExact();
  }

  public Money plus(Money other) {
    return new Money(amount.add(same(other).amount), currency);
  }

  public Money minus(Money other) {
    return new Money(amount.subtract(same(other).amount), currency);
  }

  public Money times(long factor) {
    return new Money(amount.multiply(BigDecimal.valueOf(factor)), currency);
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "%s and %s do not add up".formatted(currency, other.currency));
    }
    return other;
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(same(other).amount);
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
