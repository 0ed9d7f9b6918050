#!/usr/bin/perl
# core-messages.pl FOLDER...: what the core below each folder says to a person, as lines of C++ that Qt's lupdate reads,
# since the core knows no Qt. Taken are the literals that Error(...), Message(...) and phrase(...) begin with.
use strict;
use warnings;
use File::Find;

my @files;
find({no_chdir => 1, wanted => sub { push @files, $_ if /\.(h|cpp)$/ }}, @ARGV);
my %texts;
for my $file (@files) {
  open my $source, '<', $file or die "core-messages.pl: $file cannot be read: $!.\n";
  my $text = do { local $/; <$source> };
  $text =~ s{^\s*//.*$}{}mg;
  my $literal = qr/"(?:[^"\\]|\\.)*"/;
  while ($text =~ /(?:\b(?:Error|Message|phrase)(?:\s+\w+)?\s*\()\s*($literal(?:\s*$literal)*)/g) {
    my $parts = $1;
    my $whole = join '', $parts =~ /"((?:[^"\\]|\\.)*)"/g;
    $texts{$whole} = 1 if $whole =~ /[A-Za-z]{2}|%1/;
  }
}
print "QT_TRANSLATE_NOOP(\"CoreWords\", \"$_\");\n" for sort keys %texts;
