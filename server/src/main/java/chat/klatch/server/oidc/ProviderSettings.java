package chat.klatch.server.oidc;

import chat.klatch.protocol.model.SignUp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider as the operator has set it up.
 *
 * @param id
 *            how it stands in addresses and names of settings
 * @param name
 *            what people call it
 * @param issuer
 *            its address, as its tokens have it
 * @param clientId
 *            what it calls us
 * @param secret
 *            by which it knows us
 * @param linksByEmail
 *            whether it is believed about whose an e-mail address is
 * @param signUp
 *            who may make an account by it; null as the place has it
 * @param domains
 *            of verified e-mail addresses that are let in, in small letters; empty for anybody
 */
public record ProviderSettings(String id, String name, String issuer, String clientId, String secret,
        boolean linksByEmail, @Nullable SignUp signUp, List<String> domains) {
    /** Never the secret: this may reach a log. */
    @Override
    public String toString() {
        return "ProviderSettings[" + id + "]";
    }
}
