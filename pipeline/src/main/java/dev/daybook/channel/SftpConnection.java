package dev.daybook.channel;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import dev.daybook.channel.SftpTrouble.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFile;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.support.DefaultExchange;

/**
 * One session on a server, by Camel's SFTP component. Every question has an end: a server that
 * answers the wire but not the question is left. Paths are never patterns: names and folders were
 * checked before.
 */
final class SftpConnection implements AutoCloseable {
  private final SftpServer server;
  private final CamelContext camel;
  private final Watched operations = new Watched();
  private final SftpEndpoint endpoint;
  private final StallWatch watch;

  /** Keeps hold of its session: it is the only thing that a stalled question listens to. */
  private static final class Watched extends SftpOperations {
    private volatile Session session;

    @Override
    protected Session createSession(RemoteFileConfiguration configuration) throws JSchException {
      session = super.createSession(configuration);
      return session;
    }

    void breakOff() {
      var open = session;
      if (open != null) {
        open.disconnect();
      }
    }
  }

  private SftpConnection(
      SftpServer server, SftpLimits limits, CamelContext camel, BooleanSupplier wanted) {
    this.server = server;
    this.camel = camel;
    this.watch = new StallWatch(limits.stall(), wanted, operations::breakOff);
    this.endpoint = endpoint(server, limits, camel);
    operations.setEndpoint(endpoint);
  }

  /** As the other {@code open}; every answer is wanted. */
  static SftpConnection open(SftpServer server, SftpLimits limits, CamelContext camel) {
    return open(server, limits, camel, () -> true);
  }

  /**
   * @param wanted asked about once a second, by another thread, while an answer is waited for
   * @throws SftpTrouble when it is not reached, shows another host key, or lets us not in
   */
  static SftpConnection open(
      SftpServer server, SftpLimits limits, CamelContext camel, BooleanSupplier wanted) {
    var connection = new SftpConnection(server, limits, camel, wanted);
    try {
      connection.connect();
      return connection;
    } catch (GenericFileOperationFailedException failed) {
      connection.close();
      throw connection.notIn(failed);
    } catch (RuntimeException failed) {
      connection.close();
      throw failed;
    }
  }

  private void connect() {
    watch.within(() -> operations.connect(endpoint.getConfiguration(), null));
  }

  private static SftpEndpoint endpoint(SftpServer server, SftpLimits limits, CamelContext camel) {
    var configuration = new SftpConfiguration(URI.create("sftp://server"));
    configuration.setHost(server.host());
    configuration.setPort(server.port());
    configuration.setUsername(server.user());
    configuration.setPassword(server.password());
    if (server.privateKey() != null) {
      configuration.setPrivateKey(server.privateKey().getBytes(StandardCharsets.UTF_8));
      configuration.setPrivateKeyPassphrase(server.passphrase());
    }
    configuration.setPreferredAuthentications(logins(server));
    configuration.setKnownHosts(server.knownHosts().getBytes(StandardCharsets.UTF_8));
    configuration.setStrictHostKeyChecking("yes");
    configuration.setUseUserKnownHostsFile(false);
    configuration.setConnectTimeout((int) limits.connect().toMillis());
    configuration.setSoTimeout((int) limits.stall().toMillis());
    configuration.setStreamDownload(true);
    configuration.setStepwise(false);
    configuration.setJschLoggingLevel(LoggingLevel.OFF);
    configuration.setServerMessageLoggingLevel(LoggingLevel.OFF);
    var endpoint = new SftpEndpoint("sftp://server", new SftpComponent(camel), configuration);
    endpoint.setCamelContext(camel);
    endpoint.setMaximumReconnectAttempts(1);
    endpoint.setReconnectDelay(1);
    return endpoint;
  }

  private static String logins(SftpServer server) {
    var password = "password,keyboard-interactive";
    if (server.privateKey() == null) {
      return password;
    }
    return server.password() == null ? "publickey" : "publickey," + password;
  }

  /** The fingerprint of the key that the server showed, as {@code ssh-keygen -l} prints it. */
  String hostKey() {
    return HostKeys.shown(operations.session.getHostKey());
  }

  /**
   * The plain files of the folder and the links in it.
   *
   * @throws SftpTrouble when the folder cannot be read, or the connection broke
   */
  List<RemoteEntry> list() {
    return list(server.folder());
  }

  List<RemoteEntry> list(String folder) {
    try {
      var listed = watch.within(() -> operations.listFiles(folder));
      return Arrays.stream(listed)
          .filter(file -> !file.isDirectory())
          .map(SftpConnection::entry)
          .toList();
    } catch (GenericFileOperationFailedException failed) {
      throw refusal(failed)
          .map(why -> new SftpTrouble(server, Part.FOLDER, "%s: %s".formatted(folder, why), failed))
          .orElseGet(() -> broken(failed));
    }
  }

  /** One file of the folder as it is now; empty when it is gone. */
  Optional<RemoteEntry> look(String name) {
    try {
      var listed = watch.within(() -> operations.listFiles(server.path(name)));
      return Arrays.stream(listed)
          .map(SftpConnection::entry)
          .filter(entry -> entry.name().equals(name))
          .findFirst();
    } catch (GenericFileOperationFailedException failed) {
      if (refusal(failed).isPresent()) {
        return Optional.empty();
      }
      throw broken(failed);
    }
  }

  private static RemoteEntry entry(SftpRemoteFile<?> file) {
    var link = ((ChannelSftp.LsEntry) file.getRemoteFile()).getAttrs().isLink();
    return new RemoteEntry(
        file.getFilename(), file.getFileLength(), file.getLastModified() / 1000, link);
  }

  /**
   * The bytes of a file, each read under watch.
   *
   * @throws IOException when the server refuses it
   * @throws SftpTrouble when the connection broke
   */
  InputStream read(String name) throws IOException {
    Exchange exchange = new DefaultExchange(camel);
    GenericFile<ChannelSftp.LsEntry> file = new RemoteFile<>();
    exchange.setProperty(FileComponent.FILE_EXCHANGE_FILE, file);
    try {
      watch.within(() -> operations.retrieveFile(server.path(name), exchange, 0));
      return watch.watching((InputStream) file.getBody());
    } catch (GenericFileOperationFailedException failed) {
      throw new IOException(refusal(failed).orElseThrow(() -> broken(failed)), failed);
    }
  }

  /**
   * @throws IOException when the server refuses
   */
  void delete(String name) throws IOException {
    change(() -> operations.deleteFile(server.path(name)));
  }

  /**
   * @throws IOException when the server refuses
   */
  void move(String name, String path) throws IOException {
    change(() -> operations.renameFile(server.path(name), path));
  }

  private void change(Supplier<Boolean> question) throws IOException {
    try {
      watch.within(question);
    } catch (GenericFileOperationFailedException failed) {
      throw new IOException(refusal(failed).orElseThrow(() -> broken(failed)), failed);
    }
  }

  /** What the server itself answered; empty when there was no answer. */
  private static Optional<String> refusal(GenericFileOperationFailedException failed) {
    return failed.getCause() instanceof SftpException answer && answer.getCause() == null
        ? Optional.of(reason(answer))
        : Optional.empty();
  }

  private static String reason(SftpException answer) {
    return switch (answer.id) {
      case ChannelSftp.SSH_FX_NO_SUCH_FILE -> "the server has no such file or folder";
      case ChannelSftp.SSH_FX_PERMISSION_DENIED -> "the server does not permit it";
      default -> "the server refuses it (SFTP status %d)".formatted(answer.id);
    };
  }

  private SftpTrouble broken(Throwable cause) {
    var found = watch.hasBrokenOff() ? "no answer within " + watch.limit() : "the connection broke";
    return new SftpTrouble(server, Part.REACHABLE, found, cause);
  }

  private SftpTrouble notIn(GenericFileOperationFailedException failed) {
    return SftpRefusals.of(server, failed.getCause(), operations.session, watch);
  }

  @Override
  public void close() {
    watch.close();
    operations.breakOff();
  }
}
