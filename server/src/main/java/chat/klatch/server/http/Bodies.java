package chat.klatch.server.http;

import chat.klatch.server.net.SteadyClock;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes a request's whole body in before anybody handles it, so that no thread ever waits for bytes that come slowly: a
 * route reads its body like any other, and finds it there. A body has {@link #WITHIN}, however it drips, and what all
 * large ones hold together is bounded; small ones are always taken, so large ones keep nobody from speaking. Any number
 * of threads.
 */
final class Bodies extends Handler.Wrapper {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final int KEPT_BYTES = Calls.BODY_BYTES + 1; // one more shows that it is too large
    private static final int READ_BYTES = 4 * Calls.BODY_BYTES; // so that its sender hears the answer (Leftovers)
    private static final int SMALL_BYTES = 16 * 1024;
    private static final long LARGE_TOGETHER_BYTES = 32L * 1024 * 1024;
    private static final String RETRY_SECONDS = "2";
    private final InstantSource clock;
    private final AtomicLong large = new AtomicLong();

    Bodies(InstantSource clock) {
        this.clock = new SteadyClock(clock); // only counts time
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var fields = request.getHeaders();
        boolean comes = request.getLength() > 0 || fields.contains(HttpHeader.TRANSFER_ENCODING);
        boolean refused = request.getLength() > Calls.BODY_BYTES && fields.contains(HttpHeader.EXPECT);
        if (!comes || refused) { // whoever asks whether to send what is too large is answered without it
            return super.handle(request, response, callback);
        }
        new Body(request, response, callback, clock.instant().plus(WITHIN)).read(false);
        return true;
    }

    /** One body on its way. One thread at a time. */
    private final class Body {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final Instant until;
        private ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private boolean dropped;
        private int read;
        private long counted; // of it among the large

        Body(Request request, Response response, Callback callback, Instant until) {
            this.request = request;
            this.response = response;
            this.callback = Callback.from(callback, this::forget);
            this.until = until;
        }

        private void forget() {
            count(0);
        }

        /**
         * Takes what is there, and comes back for the rest when it is.
         *
         * @param later
         *            whether this thread is one that must not wait
         */
        void read(boolean later) {
            for (var chunk = request.read(); chunk != null; chunk = request.read()) {
                if (Content.Chunk.isFailure(chunk)) {
                    refuse(chunk.getFailure() instanceof TimeoutException
                            ? HttpStatus.REQUEST_TIMEOUT_408
                            : HttpStatus.BAD_REQUEST_400);
                    return;
                }
                keep(chunk);
                if (chunk.isLast() || read > READ_BYTES) {
                    end(later);
                    return;
                }
                if (clock.instant().isAfter(until)) {
                    refuse(HttpStatus.REQUEST_TIMEOUT_408);
                    return;
                }
            }
            request.demand(() -> read(true));
        }

        private void keep(Content.Chunk chunk) {
            var bytes = new byte[chunk.remaining()];
            chunk.getByteBuffer().get(bytes);
            chunk.release();
            read += bytes.length;
            if (!dropped) {
                kept.write(bytes, 0, Math.min(bytes.length, KEPT_BYTES - kept.size()));
                count(Math.max(0, kept.size() - SMALL_BYTES));
            }
            if (counted > 0 && large.get() > LARGE_TOGETHER_BYTES) { // read on, so that its sender hears why
                dropped = true;
                kept = new ByteArrayOutputStream();
                count(0);
            }
        }

        private void count(long now) {
            large.addAndGet(now - counted);
            counted = now;
        }

        private void refuse(int status) {
            Response.writeError(request, response, callback, status);
        }

        private void end(boolean later) {
            if (dropped) {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
                refuse(HttpStatus.SERVICE_UNAVAILABLE_503);
            } else if (later) {
                request.getContext().execute(this::pass);
            } else {
                pass();
            }
        }

        private void pass() {
            var whole = new Whole(request, ByteBuffer.wrap(kept.toByteArray()));
            try {
                if (!Bodies.super.handle(whole, response, callback)) {
                    Response.writeError(whole, response, callback, HttpStatus.NOT_FOUND_404);
                }
            } catch (Exception broken) {
                Response.writeError(whole, response, callback, broken);
            }
        }
    }

    /** A request whose body is here. */
    private static final class Whole extends Request.Wrapper {
        private Content.Chunk rest;

        Whole(Request request, ByteBuffer body) {
            super(request);
            rest = Content.Chunk.from(body, true);
        }

        @Override
        public Content.Chunk read() {
            var next = rest;
            rest = Content.Chunk.EOF;
            return next;
        }

        @Override
        public void demand(Runnable available) {
            available.run();
        }
    }
}
