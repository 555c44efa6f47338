package chat.klatch.server.metrics;

/** By which way something came in: a call, a frame, or the request for a socket. */
public enum Door {
    HTTP, SOCKET, UPGRADE
}
