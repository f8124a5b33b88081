package dev.daybook.landing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/**
 * The bytes of a file until somebody asks to stop; then each read ends as {@link LandingStopped}.
 */
final class StoppableInput extends FilterInputStream {
  private final BooleanSupplier stop;
  private final String name;

  StoppableInput(InputStream bytes, BooleanSupplier stop, String name) {
    super(bytes);
    this.stop = stop;
    this.name = name;
  }

  @Override
  public int read() throws IOException {
    goOn();
    return super.read();
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    goOn();
    return super.read(into, from, length);
  }

  private void goOn() {
    if (stop.getAsBoolean()) {
      throw new LandingStopped(name);
    }
  }
}
