package chat.klatch.server.http;

import java.nio.file.Path;

/**
 * Where the certificate stands that the port shows, followed by those that vouch for it, and where its key, both PEM
 * (RFC 7468): the files that ACME clients write.
 */
public record TlsFiles(Path certificate, Path key) {
}
