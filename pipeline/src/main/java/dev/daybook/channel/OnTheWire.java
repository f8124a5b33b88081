package dev.daybook.channel;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.classic.RequestFailedException;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * One request on its way. A thread that waits for an answer listens to nothing but its connection:
 * another one breaks that off.
 */
final class OnTheWire<T> implements Callable<T> {
  private static final ThreadLocal<OnTheWire<?>> OF_THIS_THREAD = new ThreadLocal<>();

  private final Callable<T> question;
  private Cancellable request;
  private boolean brokenOff;

  OnTheWire(Callable<T> question) {
    this.question = question;
  }

  @Override
  public T call() throws Exception {
    OF_THIS_THREAD.set(this);
    try {
      return question.call();
    } finally {
      OF_THIS_THREAD.remove();
    }
  }

  /** From any thread, at any time: what is not on the wire yet never gets there. */
  synchronized void breakOff() {
    brokenOff = true;
    if (request != null) {
      request.cancel();
    }
  }

  private synchronized void leaves(Cancellable request) throws IOException {
    if (brokenOff) {
      throw new RequestFailedException("broken off before it was sent");
    }
    this.request = request;
  }

  /** Stands before the HTTP client and gets hold of each request that leaves. */
  static final class Watch implements ExecChainHandler {
    @Override
    public ClassicHttpResponse execute(
        ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
        throws IOException, HttpException {
      var mine = OF_THIS_THREAD.get();
      if (mine != null && scope.originalRequest instanceof Cancellable cancellable) {
        mine.leaves(cancellable);
      }
      return chain.proceed(request, scope);
    }
  }
}
