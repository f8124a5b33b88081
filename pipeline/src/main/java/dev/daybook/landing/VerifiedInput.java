package dev.daybook.landing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Original bytes whose SHA-256 is compared when their end is reached. */
class VerifiedInput extends FilterInputStream {
  private final MessageDigest digest = Sha256.digest();
  private final String document;
  private final String path;
  private final String sha256;
  private boolean verified;

  VerifiedInput(InputStream in, String document, String path, String sha256) {
    super(in);
    this.document = document;
    this.path = path;
    this.sha256 = sha256;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = readOrTell(buffer, offset, length);
    if (read > 0) {
      digest.update(buffer, offset, read);
    } else if (read < 0) {
      verify();
    }
    return read;
  }

  private int readOrTell(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (IOException notGzip) {
      throw new LandingDamaged(document, path, notGzip.getMessage(), notGzip);
    }
  }

  private void verify() throws LandingDamaged {
    if (verified) {
      return;
    }
    verified = true;
    var found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(sha256)) {
      var what = "its SHA-256 is %s, but %s was landed".formatted(found, sha256);
      throw new LandingDamaged(document, path, what, null);
    }
  }

  /** Reads on, so that the digest sees every byte. */
  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 1 << 16)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
