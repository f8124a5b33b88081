package dev.daybook.canonical;

/** What a buyer asks for after the sale. */
public enum AfterSaleKind {
  /** Money back, the goods stay or were never sent. */
  REFUND,
  /** Money back for goods that come back. */
  RETURN,
  /** Other goods for goods that come back. */
  EXCHANGE,
  /** Anything else: a repair, a part sent later. */
  OTHER
}
