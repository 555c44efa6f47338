package chat.klatch.server.http;

import java.net.BindException;

/** The address cannot be listened at; the message is a sentence for the operator. */
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreachable(String host, int port, Throwable refused) {
        super(sentence(host, port, refused), refused);
    }

    private static String sentence(String host, int port, Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
                return "Port " + port + " is taken: set KLATCH_PORT to another.";
            }
        }
        return "Klatch cannot listen at " + host + ": set KLATCH_HOST to an address of this machine.";
    }
}
