package dev.daybook.channel;

import dev.daybook.channel.SftpServer.AfterTaking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server on a folder, with one user, that can be made to fail at any file. */
public final class FileServer implements AutoCloseable {
  public static final String USER = "daybook";
  public static final String PASSWORD = "hunter2";

  /** What happens when a file is asked for; may throw, wait, or close the session. */
  public interface Asked {
    void on(ServerSession session, String name, long offset) throws IOException;
  }

  private final Path root;
  private final AtomicInteger passwords = new AtomicInteger();
  private SshServer server;
  private KeyPair hostKey = ellipticKey();
  private PublicKey user;
  private volatile Asked opening = (session, name, offset) -> {};
  private volatile Asked reading = (session, name, offset) -> {};
  private volatile UnaryOperator<String> shown = name -> name;

  private FileServer(Path root) {
    this.root = root;
  }

  public static FileServer start(Path root) {
    var server = new FileServer(root);
    server.listen(0);
    return server;
  }

  private void listen(int port) {
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    server.setPasswordAuthenticator(
        (name, password, session) -> {
          passwords.incrementAndGet();
          return USER.equals(name) && PASSWORD.equals(password);
        });
    server.setPublickeyAuthenticator((name, key, session) -> USER.equals(name) && key.equals(user));
    server.setSubsystemFactories(List.of(new Renaming()));
    try {
      server.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Shows its files under other names than they have. */
  private final class Renaming extends SftpSubsystemFactory {
    Renaming() {
      addSftpEventListener(new Listener());
    }

    @Override
    public Command createSubsystem(ChannelSession channel) throws IOException {
      var subsystem =
          new SftpSubsystem(channel, this) {
            @Override
            protected void writeDirEntry(
                int id,
                DirectoryHandle dir,
                Map<String, Path> entries,
                Buffer buffer,
                int index,
                Path file,
                String name,
                LinkOption... options)
                throws IOException {
              super.writeDirEntry(
                  id, dir, entries, buffer, index, file, shown.apply(name), options);
            }
          };
      getRegisteredListeners().forEach(subsystem::addSftpEventListener);
      return subsystem;
    }
  }

  private final class Listener implements SftpEventListener {
    @Override
    public void opening(ServerSession session, String handle, Handle file) throws IOException {
      if (file instanceof FileHandle) {
        opening.on(session, name(file), 0);
      }
    }

    @Override
    public void reading(
        ServerSession session,
        String handle,
        FileHandle file,
        long offset,
        byte[] data,
        int dataOffset,
        int dataLength)
        throws IOException {
      reading.on(session, name(file), offset);
    }

    private static String name(Handle file) {
      return file.getFile().getFileName().toString();
    }
  }

  public FileServer whenOpening(Asked asked) {
    opening = asked;
    return this;
  }

  public FileServer whenReading(Asked asked) {
    reading = asked;
    return this;
  }

  FileServer showing(UnaryOperator<String> names) {
    shown = names;
    return this;
  }

  FileServer letIn(PublicKey key) {
    user = key;
    return this;
  }

  int port() {
    return server.getPort();
  }

  /** How often somebody offered a password. */
  int passwords() {
    return passwords.get();
  }

  /** As {@code ssh-keyscan} shows it. */
  public String hostKeyLine() {
    return "[127.0.0.1]:%d %s".formatted(port(), PublicKeyEntry.toString(hostKey.getPublic()));
  }

  /** The same address with another host key, as after a new installation or with a man between. */
  void changeHostKey() {
    hostKey = ellipticKey();
    restart();
  }

  public void stop() {
    try {
      server.stop(true);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public void restart() {
    int port = port();
    stop();
    listen(port);
  }

  public SftpServer settings() {
    return settings(AfterTaking.STAYS);
  }

  SftpServer settings(AfterTaking after) {
    return new SftpServer(
        "127.0.0.1", port(), "export", USER, PASSWORD, null, null, hostKeyLine(), after);
  }

  private static KeyPair ellipticKey() {
    return key("EC", 256);
  }

  static KeyPair key(String kind, int bits) {
    try {
      var keys = KeyPairGenerator.getInstance(kind);
      keys.initialize(bits);
      return keys.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
