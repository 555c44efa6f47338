package chat.klatch.server.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** What {@link TlsFiles} held at one moment. */
final class KeyPairFile {
    static final String PASSWORD = "of a store that is only in memory";
    private static final Pattern KEY = Pattern
            .compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final byte[] SIGNED = "a key fits its certificate".getBytes(StandardCharsets.US_ASCII);
    private final TlsFiles files;
    private final byte[] certificate;
    private final byte[] key;

    /**
     * @throws TlsUnusable
     *             where one of them cannot be read
     */
    KeyPairFile(TlsFiles files) {
        this.files = files;
        certificate = read(files.certificate());
        key = read(files.key());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException lost) {
            throw new TlsUnusable(file + " cannot be read.", lost);
        }
    }

    boolean isAs(KeyPairFile other) {
        return Arrays.equals(certificate, other.certificate) && Arrays.equals(key, other.key);
    }

    /**
     * Both, in the form that Java takes them in.
     *
     * @throws TlsUnusable
     *             where they are none, or do not belong together
     */
    KeyStore store() {
        var chain = chain();
        var open = chain[0].getPublicKey();
        try {
            var secret = secret(open.getAlgorithm());
            if (!fit(secret, open)) {
                throw new TlsUnusable(files.key() + " is not the key of the first certificate in "
                        + files.certificate() + ".", null);
            }
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("klatch", secret, PASSWORD.toCharArray(), chain);
            return store;
        } catch (GeneralSecurityException | IOException broken) {
            throw new TlsUnusable(files.key() + " cannot be used with " + files.certificate() + ".", broken);
        }
    }

    private Certificate[] chain() {
        try {
            var chain = CertificateFactory.getInstance("X.509").generateCertificates(
                    new ByteArrayInputStream(certificate)).toArray(Certificate[]::new);
            if (chain.length > 0) {
                return chain;
            }
        } catch (CertificateException broken) {
            throw new TlsUnusable(files.certificate() + " holds no certificate in PEM.", broken);
        }
        throw new TlsUnusable(files.certificate() + " holds no certificate in PEM.", null);
    }

    private PrivateKey secret(String algorithm) throws GeneralSecurityException {
        var found = KEY.matcher(new String(key, StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw new TlsUnusable(files.key() + " holds no key as PKCS #8 without a password. This makes one of it: "
                    + "openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW", null);
        }
        return KeyFactory.getInstance(algorithm)
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1))));
    }

    private static boolean fit(PrivateKey secret, PublicKey open) throws GeneralSecurityException {
        var signature = Signature.getInstance(switch (open.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> open.getAlgorithm();
        });
        signature.initSign(secret);
        signature.update(SIGNED);
        var signed = signature.sign();
        signature.initVerify(open);
        signature.update(SIGNED);
        return signature.verify(signed);
    }
}
