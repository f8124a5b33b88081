package dev.daybook.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes connections and never answers; once released, it drops them and takes no more. */
final class SilentServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Queue<Socket> taken = new ConcurrentLinkedQueue<>();

  SilentServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var thread = new Thread(this::accept, "silent-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        taken.add(socket.accept());
      }
    } catch (IOException released) {
      taken.forEach(SilentServer::drop);
    }
  }

  private static void drop(Socket client) {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int taken() {
    return taken.size();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
