package dev.daybook.landing;

import java.io.IOException;
import java.io.InputStream;

/** A document's original bytes, which can be read more than once. */
interface DocumentBytes {
  /** How error messages name it: {@code jd-orders-20261121.csv} or {@code page 3}. */
  String name();

  InputStream open() throws IOException;
}
