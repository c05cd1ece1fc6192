#!/bin/sh
# Pushes one letter to a Postkluis address, with openssl and curl alone, and keeps the receipt.
#
#   push.sh LETTER.pdf 'ABCD-...@post.example.nl' sender.pem host-card.txt
#
# sender.pem is your Ed25519 key: openssl genpkey -algorithm ed25519 -out sender.pem
# host-card.txt is what the host gave you. POSTKLUIS_URL says where the host is, if not where the address says.
set -eu
letter=$1 address=$2 key=$3 card=$4
host=${address##*@}
target=https://$host/v1/letters
url=${POSTKLUIS_URL:-https://$host}/v1/letters
case $letter in
  *.pdf) type=application/pdf ;;
  *.txt) type=text/plain ;;
  *) echo "this example sends .pdf and .txt" >&2; exit 2 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Digests as RFC 9530 writes them.
digest() { printf 'sha-256=:%s:' "$(openssl dgst -sha256 -binary "$1" | openssl base64 -A)"; }
hex() { openssl dgst -sha256 -r "$1" | cut -c1-64; }

# What the letter is. Your own figures may go in "claims"; see docs/push.md.
document_digest=$(digest "$letter")
printf '{"version":1,"address":"%s","documentDigest":"%s","documentType":"%s","documentName":"letter.%s"}' \
  "$address" "$document_digest" "$type" "${letter##*.}" > "$work/metadata"

# The same letter to the same address has the same key, so that sending it again stores nothing twice. It is a
# keyed hash: the host learns nothing from it.
printf '%s %s' "$address" "$document_digest" > "$work/letter"
idempotency_key=$(openssl dgst -sha256 -mac HMAC -macopt "hexkey:$(hex "$key")" -r "$work/letter" | cut -c1-32)

# The body: metadata first, then the document.
boundary=$(openssl rand -hex 16)
{
  printf -- '--%s\r\nContent-Disposition: form-data; name="metadata"\r\n' "$boundary"
  printf 'Content-Type: application/json\r\n\r\n'
  cat "$work/metadata"
  printf -- '\r\n--%s\r\nContent-Disposition: form-data; name="document"; filename="document"\r\n' "$boundary"
  printf 'Content-Type: %s\r\n\r\n' "$type"
  cat "$letter"
  printf -- '\r\n--%s--\r\n' "$boundary"
} > "$work/body"
content_type="multipart/form-data; boundary=$boundary"
content_digest=$(digest "$work/body")
content_length=$(wc -c < "$work/body" | tr -d ' ')
metadata_digest=$(digest "$work/metadata")

# The name of your key: SHA-256 of its 32 bytes, which are the last of its DER.
openssl pkey -in "$key" -pubout -outform DER | tail -c 32 > "$work/public"
key_id=$(hex "$work/public")

attempt=1
while :; do
  # Each attempt is signed anew: a host takes no nonce twice, and nothing that is older than five minutes.
  parameters="(\"@method\" \"@target-uri\" \"content-digest\" \"content-length\" \"content-type\" \
\"idempotency-key\" \"postkluis-metadata-digest\")\
;created=$(date +%s);keyid=\"$key_id\";alg=\"ed25519\";nonce=\"$(openssl rand -hex 16)\";tag=\"postkluis-v1\""
  printf '"@method": POST\n"@target-uri": %s\n"content-digest": %s\n"content-length": %s\n"content-type": %s\n"idempotency-key": %s\n"postkluis-metadata-digest": %s\n"@signature-params": %s' \
    "$target" "$content_digest" "$content_length" "$content_type" "$idempotency_key" "$metadata_digest" \
    "$parameters" > "$work/base"
  openssl pkeyutl -sign -inkey "$key" -rawin -in "$work/base" -out "$work/signature"
  status=$(curl --silent --show-error --max-time 120 --output "$work/answer" --write-out '%{http_code}' \
    --data-binary "@$work/body" \
    --header "Content-Type: $content_type" \
    --header "Content-Digest: $content_digest" \
    --header "Idempotency-Key: $idempotency_key" \
    --header "Postkluis-Metadata-Digest: $metadata_digest" \
    --header "Signature-Input: postkluis=$parameters" \
    --header "Signature: postkluis=:$(openssl base64 -A -in "$work/signature"):" \
    "$url") || status=000
  case $status in
    201) break ;;
    000 | 408 | 429 | 5??) ;;  # no answer, or too busy: once more
    *) echo "refused with status $status: $(cat "$work/answer")" >&2; exit 1 ;;
  esac
  if [ "$attempt" -ge "${ATTEMPTS:-6}" ]; then echo "no receipt after $attempt attempts" >&2; exit 1; fi
  sleep "$((attempt * attempt))"
  attempt=$((attempt + 1))
done

# The receipt is a JWS: it must be signed by the key on the host's card, and be of this very letter.
receipt=$(sed 's/.*"receipt": *"\([A-Za-z0-9._-]*\)".*/\1/' "$work/answer")
unurl() { text=$(tr '_-' '/+'); while [ $((${#text} % 4)) -ne 0 ]; do text="$text="; done; printf %s "$text" | openssl base64 -d -A; }
printf %s "${receipt%.*}" > "$work/signed"
printf %s "${receipt##*.}" | unurl > "$work/receipt-signature"
{
  printf '\060\052\060\005\006\003\053\145\160\003\041\000'
  sed '/^-----/d' "$card" | tr -d '\n' | openssl base64 -d -A | tail -c 101 | head -c 32
} > "$work/receipt-key"
openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/receipt-key" -rawin -in "$work/signed" \
  -sigfile "$work/receipt-signature" > "$work/verified" 2>&1 || {
  echo "the receipt is not signed by this host" >&2; exit 1; }
printf %s "${receipt%.*}" | cut -d. -f2 | unurl > "$work/payload"
grep -qF "$document_digest" "$work/payload" || { echo "the receipt is of another letter" >&2; exit 1; }
printf '%s\n' "$receipt" > "$letter.receipt"
echo "delivered; the receipt is in $letter.receipt"
