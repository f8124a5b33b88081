package dev.daybook.simulator.xiaohongshu;

import dev.daybook.simulator.Md5;

/**
 * {@code MD5("<method>?appId=…&timestamp=…&version=2.0" + secret)} in lower case: over the system
 * fields alone, neither the token nor any business parameter.
 */
final class XiaohongshuSign {
  private XiaohongshuSign() {}

  static String of(String method, String appId, String timestamp, String version, String secret) {
    return Md5.hex(
        "%s?appId=%s&timestamp=%s&version=%s%s"
            .formatted(method, appId, timestamp, version, secret));
  }
}
