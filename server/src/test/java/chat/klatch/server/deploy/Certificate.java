package chat.klatch.server.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A certificate of this machine's own making, as nginx reads one, and a client that believes it. */
final class Certificate {
    private static final char[] PASSWORD = "only-here".toCharArray();
    private static final String ALIAS = "klatch";
    private final Path file;
    private final KeyStore store;

    /** Makes one in {@code folder}: {@code fullchain.pem} and {@code privkey.pem}. */
    Certificate(Path folder) throws IOException, GeneralSecurityException {
        file = folder.resolve("store.p12");
        Deploy.run(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                ALIAS, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost", "-ext",
                "san=dns:localhost", "-validity", "1", "-storetype", "PKCS12", "-keystore", file.toString(),
                "-storepass", new String(PASSWORD));
        store = KeyStore.getInstance(file.toFile(), PASSWORD);
        write(folder.resolve("fullchain.pem"), "CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
        write(folder.resolve("privkey.pem"), "PRIVATE KEY", store.getKey(ALIAS, PASSWORD).getEncoded());
    }

    private static void write(Path file, String what, byte[] bytes) throws IOException {
        Files.writeString(file, "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes)
                + "\n-----END " + what + "-----\n");
    }

    /** For a JVM that is to believe it. */
    String options() {
        return "-Djavax.net.ssl.trustStore=" + file + " -Djavax.net.ssl.trustStorePassword=" + new String(PASSWORD);
    }

    SSLContext believed() throws GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return context(null, trust.getTrustManagers());
    }

    /** A server that shows it. */
    SSLContext shown() throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        return context(keys.getKeyManagers(), null);
    }

    private static SSLContext context(KeyManager @Nullable [] keys, TrustManager @Nullable [] trust)
            throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return context;
    }
}
